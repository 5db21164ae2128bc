"""The board: header, actors, map, ladder, action tray, queue, ticker."""
