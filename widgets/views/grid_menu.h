#pragma once

class QMenu;
class QModelIndex;

namespace pentimento {

class GridFoldProxy;
class GridView;

/// Everything that can be done to a cell of the grid: open, draw again, pin, filter, sort.
void fillGridMenu(QMenu& menu, GridView& view, const QModelIndex& index);

/// Which prompts the grid shows and in which order; shared by the menu of a cell and the head of the grid.
void addGroupFilters(QMenu& menu, GridFoldProxy& fold);

} // namespace pentimento
