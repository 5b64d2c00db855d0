/** Subjects, trail and trace: hears every domain event and tells what happened, to those who may see it. */
@ApplicationModule(allowedDependencies = {"platform", "access", "engine", "engine :: model"})
@NullMarked
package dev.rapport.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
