/** What is said between customers and us: messages of cases, and their way out with how far each got. */
@ApplicationModule(allowedDependencies = {"platform", "access", "cases", "customer"})
@NullMarked
package dev.rapport.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
