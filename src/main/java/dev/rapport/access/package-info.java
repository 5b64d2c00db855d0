/** Users, teams, roles, absences and what each of them may see and do. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.rapport.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
