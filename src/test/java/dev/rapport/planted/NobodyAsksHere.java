package dev.rapport.planted;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import org.springframework.stereotype.Component;

@Component
class NobodyAsksHere {

    @ForRoles(Role.ADMIN)
    String secret() {
        return "for the whole package";
    }
}
