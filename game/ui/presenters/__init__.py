"""From what a seat may know to view-models. No pygame here; everything is read from views and told entries."""
