package dev.rapport.access;

import dev.rapport.platform.ForStrangers;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Whom the methods of services let in, for what does the same work in another way. */
@ForStrangers("what is written in the code holds no data")
public final class WhoMay {

    private WhoMay() {}

    /** The roles that may call each of these methods; one that is for no roles, or is not there, is a defect. */
    public static Set<Role> call(Class<?> service, String... methods) {
        var roles = EnumSet.allOf(Role.class);
        for (var name : methods) {
            var found = Arrays.stream(service.getMethods())
                    .filter(method -> method.getName().equals(name))
                    .toList();
            if (found.isEmpty()) throw new IllegalStateException("no method " + name + " in " + service);
            for (var method : found)
                roles.retainAll(AskedFirst.whoMay(method, service).stream()
                        .filter(ForRoles.class::isInstance)
                        .map(who -> Set.of(((ForRoles) who).value()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(method + " is for no roles")));
        }
        return roles;
    }
}
