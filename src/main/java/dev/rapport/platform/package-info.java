/** Ids, money, phone numbers, time, the current user, events and the UI kit that every module uses. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package dev.rapport.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
