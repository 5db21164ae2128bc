"""The engine of the `[fast]` extra: the rules as a numba kernel, compiled once for all scenarios.

`tables` lays a Program out as one array of whole numbers (`p` throughout), `layout` says what lies where; the world of
a game is a second one (`w`): a few scalars, the slots, the ledger, room to work in. Everything else here is compiled
code over these two, file by file what `engine.reference` and its neighbours are, and gives the same states bit for
bit. Only `engine` meets Python: it is a `playing.Engine`.

Sums stay within 64 bits: expressions do by the loader's own check, shares are taken without long products
(`values.percent_of`), and what all changes of a phase sum to would need thousands of the largest of them.

Where games and rollouts are asked for, slots that nothing reads are not written (`needed`); `KernelEngine.advance`
keeps them all.

Nothing outside this package imports numba or numpy, and nothing imports this package unless it asks for it.
"""

from game.engine.kernel.engine import KernelEngine as KernelEngine
from game.engine.kernel.ready import compile_now as compile_now
from game.engine.kernel.ready import is_compiled as is_compiled
