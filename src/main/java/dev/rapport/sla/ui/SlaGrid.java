package dev.rapport.sla.ui;

import dev.rapport.platform.ui.KeysetGrid;

/** One of the lists of the SLA page. */
sealed interface SlaGrid permits RunningGrid, BreachGrid {

    KeysetGrid<?> grid();
}
