/** Subjects, trail and trace: hears every domain event and tells what happened, to those who may see it. */
@ApplicationModule(allowedDependencies = {"platform", "access", "engine", "engine :: model", "sla", "customer"})
@NullMarked
package dev.rapport.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
