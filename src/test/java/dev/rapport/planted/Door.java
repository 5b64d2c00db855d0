package dev.rapport.planted;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.ForStrangers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A service with a method of each kind, which tells that it was entered. */
@Component
@ForRoles({Role.MANAGER, Role.ADMIN})
public class Door {

    public boolean asItsTypeSays() {
        return true;
    }

    @ForRoles(Role.ADMIN)
    @Transactional(propagation = Propagation.NEVER)
    public boolean forAdministratorsOutsideOfTransactions() {
        return true;
    }

    @ForEverybody("a test")
    public boolean forEverybody() {
        return true;
    }

    @ForOneself
    public boolean forOneself() {
        return true;
    }

    @ForStrangers("a test")
    public boolean forStrangers() {
        return true;
    }
}
