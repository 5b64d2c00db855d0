/** Points and coupons: given, spent, taken back. */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "cases", "customer", "customer::purchases", "customer::ui", "rules"
        })
@NullMarked
package dev.rapport.loyalty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
