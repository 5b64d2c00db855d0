/** What people are told: hears every event that tells somebody, keeps it for them and pushes it to their screens. */
@ApplicationModule(allowedDependencies = {"platform", "access", "cases :: ui", "cases"})
@NullMarked
package dev.rapport.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
