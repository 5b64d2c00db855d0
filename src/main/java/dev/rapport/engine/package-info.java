/** Runs PostgreSQL and the Camunda 8 broker, carries commands to it and mirrors what it did into tables. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.rapport.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
