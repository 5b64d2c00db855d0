/** Proves that the ledger of promises is as it was written: the chains, the days that were closed, and the tables it tells of. */
@NullMarked
package dev.rapport.sla.ledger;

import org.jspecify.annotations.NullMarked;
