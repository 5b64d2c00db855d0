package dev.rapport.escalation;

import dev.rapport.access.Staff;
import dev.rapport.platform.UserId;
import dev.rapport.sla.LadderCase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the people whom rules name by what they are to a case. Who is away is replaced by their stand-in. */
@Component
class Recipients {

    static final String MANAGEMENT = "management";
    private static final int MOST = 20;

    private final Staff staff;
    private final Clock clock;

    Recipients(Staff staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    /** @param teamAbove key of the team that is asked after the case's own */
    List<UserId> named(String who, LadderCase found, String teamAbove) {
        return switch (who) {
            case "owner" -> found.owner() == null ? leads(found.team()) : List.of(found.owner());
            case "stand-in" -> standIn(found).map(List::of).orElseGet(() -> leads(found.team()));
            case "team-lead" -> leads(found.team());
            case "next-level" -> leads(teamAbove);
            case MANAGEMENT -> leads(MANAGEMENT);
            default -> List.of();
        };
    }

    boolean isPresent(LadderCase found) {
        return found.owner() != null && !staff.isAbsent(found.owner(), clock.instant());
    }

    private Optional<UserId> standIn(LadderCase found) {
        return Optional.ofNullable(found.owner()).flatMap(owner -> staff.substituteOf(owner, clock.instant()));
    }

    /** The lead or who stands in for them; without a lead, everybody of the team who is there. */
    List<UserId> leads(@org.jspecify.annotations.Nullable String team) {
        if (team == null) return List.of();
        var now = clock.instant();
        return staff.leadOf(team)
                .map(lead -> staff.isAbsent(lead, now)
                        ? staff.substituteOf(lead, now).orElse(lead)
                        : lead)
                .map(List::of)
                .orElseGet(() -> colleagues(team));
    }

    private List<UserId> colleagues(String team) {
        return staff.colleagues(team, clock.instant()).stream()
                .filter(colleague -> !colleague.absent())
                .flatMap(colleague -> Stream.of(colleague.id()))
                .limit(MOST)
                .toList();
    }
}
