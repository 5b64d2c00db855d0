/** What a rulebook says of customers: stage, tier and tags; what people set stands above it. */
@NamedInterface("judgement")
@NullMarked
package dev.rapport.customer.judgement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
