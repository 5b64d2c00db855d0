/** Segments of customers, and what is done with them. */
@ApplicationModule(allowedDependencies = {"platform", "access", "customer"})
@NullMarked
package dev.rapport.marketing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
