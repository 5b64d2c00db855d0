package dev.rapport.cases;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The open cases that somebody has of customers, given to others together with these customers. */
@Component
public class CasesGoAlong {

    /** How many cases of a customer went along, and how many could not and are where they were. */
    public record Went(int gone, int stayed) {

        public static final Went NONE = new Went(0, 0);

        private Went with(boolean isGone) {
            return isGone ? new Went(gone + 1, stayed) : new Went(gone, stayed + 1);
        }
    }

    private final Map<String, CaseHandOver> kinds;
    private final Subjects subjects;
    private final Staff staff;
    private final TransactionTemplate savepoint;

    CasesGoAlong(List<CaseHandOver> kinds, Subjects subjects, Staff staff, PlatformTransactionManager transactions) {
        this.kinds = kinds.stream().collect(Collectors.toMap(kind -> kind.kind().name(), Function.identity()));
        this.subjects = subjects;
        this.staff = staff;
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Gives each case to whoever takes its customer, or to the queue of its team where nobody does; one that cannot go
     * there stays. Inside the caller's transaction.
     */
    public Map<CustomerId, Went> give(UserId from, Map<CustomerId, @Nullable UserId> takers) {
        var went = new HashMap<CustomerId, Went>();
        for (var one : subjects.open(from, takers.keySet(), kinds.keySet())) {
            var customer = one.customer();
            if (customer == null) continue;
            var isGone = isGone(one, takers.get(customer));
            went.merge(customer, Went.NONE.with(isGone), (all, last) -> all.with(isGone));
        }
        return went;
    }

    private boolean isGone(Subject one, @Nullable UserId taker) {
        var kind = Optional.ofNullable(kinds.get(one.kind())).orElseThrow();
        var team = team(kind, one, taker);
        if (team == null) return false;
        try {
            savepoint.executeWithoutResult(status -> kind.handOver(one.id(), taker, team));
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private @Nullable String team(CaseHandOver kind, Subject one, @Nullable UserId taker) {
        if (taker == null) return kind.standsInQueues() ? one.team() : null;
        var teams = staff.byId(taker).map(Person::teams).orElse(Set.of());
        var present = one.team();
        if (present != null && teams.contains(present)) return present;
        return teams.stream().sorted().filter(kind::isFor).findFirst().orElse(null);
    }
}
