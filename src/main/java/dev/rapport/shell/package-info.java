/** Layout, login, language and error handling around all views. */
@ApplicationModule(allowedDependencies = {"platform", "access", "cases :: ui", "cases", "engine"})
@NullMarked
package dev.rapport.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
