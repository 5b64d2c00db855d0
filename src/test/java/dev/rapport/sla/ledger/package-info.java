@NullMarked
package dev.rapport.sla.ledger;

import org.jspecify.annotations.NullMarked;
