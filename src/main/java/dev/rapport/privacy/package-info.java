/** What persons may ask of us about what we keep of them: requests, the collection of it, and its delivery. */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "cases :: ui", "cases", "customer", "customer::ui", "engine", "sla"
        })
@NullMarked
package dev.rapport.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
