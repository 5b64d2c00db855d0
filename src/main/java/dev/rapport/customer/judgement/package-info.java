/** What a rulebook says of customers: stage, tier and tags; what people set stands above it. */
@NullMarked
package dev.rapport.customer.judgement;

import org.jspecify.annotations.NullMarked;
