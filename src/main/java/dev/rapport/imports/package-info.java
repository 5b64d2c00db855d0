/** Files brought in row by row: restartable, repeatable, in constant memory, with a reason for each refusal. */
@ApplicationModule(allowedDependencies = {"platform", "access", "access :: staff", "cases"})
@NullMarked
package dev.rapport.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
