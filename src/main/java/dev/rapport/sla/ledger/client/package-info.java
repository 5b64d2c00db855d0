/** The command {@code ./rapport audit}: asks a running Rapport whether its ledger is as it was written. */
@NullMarked
package dev.rapport.sla.ledger.client;

import org.jspecify.annotations.NullMarked;
