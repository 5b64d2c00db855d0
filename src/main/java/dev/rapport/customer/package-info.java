/** The unified profile: identity, contact points, social identities, tags, consent, timeline. */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "cases :: ui", "cases", "rules", "imports", "engine", "sla"})
@NullMarked
package dev.rapport.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
