/** Pools of customers in the API. */
@NullMarked
package dev.rapport.customer.pools.web;

import org.jspecify.annotations.NullMarked;
