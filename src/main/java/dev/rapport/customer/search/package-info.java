/** Search of customers as people type: what a name is found by, and what was found, the surest first. */
@NullMarked
package dev.rapport.customer.search;

import org.jspecify.annotations.NullMarked;
