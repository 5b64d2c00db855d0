package dev.rapport.planted;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.ForEverybody;
import org.springframework.stereotype.Component;

@Component
class PastTheDoor {

    @ForEverybody("a way round")
    public String asked() {
        return forAdministrators();
    }

    @ForRoles(Role.ADMIN)
    public String forAdministrators() {
        return "secret";
    }
}
