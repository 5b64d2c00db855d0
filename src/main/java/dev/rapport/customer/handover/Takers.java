package dev.rapport.customer.handover;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.customer.owners.FitOwners;
import dev.rapport.customer.owners.Owner;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who take customers: their capacities, and in which team they answer for a customer. */
@Component
class Takers {

    private final JdbcClient jdbc;
    private final Staff staff;
    private final FitOwners fit;

    Takers(JdbcClient jdbc, Staff staff, FitOwners fit) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.fit = fit;
    }

    void require(Collection<UserId> takers) {
        takers.forEach(fit::requirePerson);
    }

    /** Whether the person may take customers at this moment. */
    boolean isFit(UserId taker) {
        try {
            fit.requirePerson(taker);
            return true;
        } catch (Refused unfit) {
            return false;
        }
    }

    /** In the order in which they were named. */
    Map<UserId, Integer> capacities(List<UserId> takers) {
        var capacities = new LinkedHashMap<UserId, Integer>();
        takers.forEach(taker -> capacities.put(taker, 0));
        jdbc.sql("select id, capacity from app_user where id = any(:ids)")
                .param("ids", takers.stream().map(UserId::value).toArray(UUID[]::new))
                .query(row -> {
                    capacities.put(new UserId(row.getObject("id", UUID.class)), row.getInt("capacity"));
                });
        return capacities;
    }

    /** The customer's team if the taker is in it, else the first of the taker's. */
    Owner owner(UserId taker, @Nullable String present) {
        var teams = staff.byId(taker).map(Person::teams).orElseThrow();
        var team = present != null && teams.contains(present)
                ? present
                : teams.stream().sorted().findFirst().orElse(null);
        return new Owner(taker, team);
    }

    /** The main team of a person, to which their customers go back. */
    Optional<String> teamOf(UserId person) {
        return staff.byId(person).flatMap(one -> one.teams().stream().sorted().findFirst());
    }
}
