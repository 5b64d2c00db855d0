/** The ledger of promises: what is written down, and the proof that chains, closed days and the tables it tells of are as they were. */
@NullMarked
package dev.rapport.sla.ledger;

import org.jspecify.annotations.NullMarked;
