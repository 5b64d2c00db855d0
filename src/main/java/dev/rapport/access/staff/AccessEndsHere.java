package dev.rapport.access.staff;

import dev.rapport.access.AccessEnds;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets people leave for modules that cannot ask for it themselves; what they have in hand is looked after there. */
@Component
class AccessEndsHere {

    private final Leaving leaving;
    private final TeamDesk teams;

    AccessEndsHere(Leaving leaving, TeamDesk teams) {
        this.teams = teams;
        this.leaving = leaving;
    }

    @EventListener
    void hear(AccessEnds ends) {
        ends.leads().forEach((team, lead) -> teams.leadInstead(team, ends.person(), lead));
        leaving.leave(ends.person(), new WorkGoes.Nowhere(true));
    }
}
