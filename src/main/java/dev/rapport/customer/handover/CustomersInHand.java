package dev.rapport.customer.handover;

import dev.rapport.platform.UserId;
import dev.rapport.platform.WorkInHand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers that somebody answers for; who gives all work away, or leaves, starts their hand-over. */
@Component
class CustomersInHand implements WorkInHand {

    private final JdbcClient jdbc;
    private final HandOvers handOvers;

    CustomersInHand(JdbcClient jdbc, HandOvers handOvers) {
        this.jdbc = jdbc;
        this.handOvers = handOvers;
    }

    @Override
    public String words() {
        return "handover.in-hand";
    }

    /** Those that a hand-over is giving on already are in its hands. */
    @Override
    public int of(UserId person) {
        return jdbc.sql("""
                        select count(*)
                        from customer c
                        where c.owner_id = :person
                            and not exists (
                                select 1
                                from hand_over_customer g
                                join hand_over h on h.id = g.hand_over_id
                                where g.customer_id = c.id
                                    and h.from_id = :person
                                    and h.state in ('RUNNING', 'DECIDING')
                                    and g.standing <> 'KEPT'
                            )
                        """)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public int of(String team) {
        return jdbc.sql("select count(*) from customer where team = :team")
                .param("team", team)
                .query(Integer.class)
                .single();
    }

    /** A plan that nobody started gives way to this. */
    @Override
    public void handOver(UserId from, @Nullable UserId to) {
        if (of(from) == 0) return;
        handOvers
                .openOf(from)
                .filter(open -> open.state() == HandOverState.PLANNED)
                .ifPresent(handOvers::dropped);
        var takers = to == null ? List.<UserId>of() : List.of(to);
        handOvers.started(
                handOvers.planned(new HandOverWish(from, takers, false, false, "All work is given away | 移交全部工作")));
    }
}
