/** Pools of customers without an owner: who may take, how many a day, and what comes back by itself. */
@NullMarked
package dev.rapport.customer.pools;

import org.jspecify.annotations.NullMarked;
