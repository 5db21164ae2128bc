"""A cluster of `distributed` as an executor that says so when it is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from threading import Event, Lock, Thread
from typing import Any, TypeVar
from weakref import WeakSet

from game.cli.errors import FAILED, REFUSED, CliError

PATIENCE = 10
"""Seconds until a cluster that does not answer is given up."""
OFTEN = 0.5
"""Seconds between two looks whether it is still there."""
Made = TypeVar("Made")


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Carries out jobs on the cluster at tcp://host:port. CliError if it does not answer or is lost."""
    try:
        import distributed
    except ImportError as error:
        message = "--cluster needs the package 'distributed'; install the extra 'cluster' (see the README)"
        raise CliError(message, REFUSED) from error
    connect: Any = distributed.Client
    with _silence():
        try:
            client = connect(address, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise CliError(f"no cluster answers at {address}; is its scheduler running?", FAILED) from error
        with client:
            executor = _Watched(client)
            try:
                yield executor
            except _signs_of_loss() as error:
                message = f"the cluster at {address} was lost; are its scheduler and its workers still running?"
                raise CliError(message, FAILED) from error
            finally:
                executor.shutdown()


class _Watched(Executor):
    """Jobs of a client. When its connection is lost they are all cancelled.

    The library cancels those that it knows then, but what is given to it while it tries to connect again waits for
    ever.
    """

    def __init__(self, client: Any) -> None:
        self._client, self._executor = client, client.get_executor()
        self._given: WeakSet[Future[Any]] = WeakSet()
        self._lost = False
        self._lock = Lock()
        self._over = Event()
        Thread(target=self._watch, daemon=True).start()

    def submit(self, work: Callable[..., Made], /, *args: Any, **named: Any) -> Future[Made]:
        """See Executor. Raises CancelledError once the connection is lost."""
        with self._lock:
            if self._lost or self._client.status != "running":
                raise CancelledError
            future: Future[Made] = self._executor.submit(work, *args, **named)
            self._given.add(future)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Stop watching; the client sees to the jobs."""
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(OFTEN):
            if self._client.status != "running":
                with self._lock:
                    self._lost = True
                for future in list(self._given):
                    future.cancel()
                return


def _signs_of_loss() -> tuple[type[BaseException], ...]:
    """What is raised for results that will not come any more."""
    from distributed.comm.core import CommClosedError
    from distributed.scheduler import KilledWorker

    return CancelledError, CommClosedError, KilledWorker


@contextmanager
def _silence() -> Iterator[None]:
    """The library logs pages of tracebacks when a connection fails; here that is told in a sentence."""
    import logging

    logging.disable()
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
