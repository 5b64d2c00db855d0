/** The unified profile: identity, contact points, social identities, tags, consent, timeline. */
@ApplicationModule(allowedDependencies = {"platform", "access", "cases :: ui", "cases", "engine", "rules", "imports"})
@NullMarked
package dev.rapport.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
