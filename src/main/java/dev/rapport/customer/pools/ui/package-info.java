/** Screens of pools of customers. */
@NullMarked
package dev.rapport.customer.pools.ui;

import org.jspecify.annotations.NullMarked;
