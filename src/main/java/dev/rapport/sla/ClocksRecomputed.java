package dev.rapport.sla;

import java.util.List;

/** The clocks of many subjects were recomputed at once; published in the transaction that did it. */
public record ClocksRecomputed(List<ClocksChanged> changes) {}
