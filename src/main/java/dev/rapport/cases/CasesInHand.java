package dev.rapport.cases;

import dev.rapport.access.Staff;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WorkInHand;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open cases of all kinds that somebody holds, given away through whoever owns cases of that kind. */
@Component
class CasesInHand implements WorkInHand {

    private final List<CaseHandOver> kinds;
    private final Subjects subjects;
    private final Staff staff;

    CasesInHand(List<CaseHandOver> kinds, Subjects subjects, Staff staff) {
        this.kinds = kinds;
        this.subjects = subjects;
        this.staff = staff;
    }

    @Override
    public String words() {
        return "cases.in-hand";
    }

    @Override
    public int of(UserId person) {
        return subjects.countOpen(person, names());
    }

    @Override
    public int of(String team) {
        return subjects.countOpen(team, names());
    }

    @Override
    public void handOver(UserId from, @Nullable UserId to) {
        for (var kind : kinds) {
            var cases = subjects.open(from, kind.kind().name());
            if (cases.isEmpty()) continue;
            if (to == null) giveToQueues(kind, cases);
            else give(kind, cases, to);
        }
    }

    private List<String> names() {
        return kinds.stream().map(kind -> kind.kind().name()).toList();
    }

    private static void giveToQueues(CaseHandOver kind, List<SubjectId> cases) {
        if (!kind.standsInQueues()) throw Refused.conflict("cases.work-need-owner", cases.size());
        for (var subject : cases)
            kind.handOver(subject, null, kind.held(subject).team());
    }

    private void give(CaseHandOver kind, List<SubjectId> cases, UserId to) {
        var teams = staff.byId(to).orElseThrow().teams();
        var usual = teams.stream()
                .sorted()
                .filter(kind::isFor)
                .findFirst()
                .orElseThrow(() -> Refused.conflict("cases.work-of-others", cases.size()));
        for (var subject : cases) kind.handOver(subject, to, team(kind, subject, teams, usual));
    }

    private static String team(CaseHandOver kind, SubjectId subject, Set<String> teams, String usual) {
        var present = kind.held(subject).team();
        return teams.contains(present) ? present : usual;
    }
}
