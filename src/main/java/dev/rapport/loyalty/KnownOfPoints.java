package dev.rapport.loyalty;

import static dev.rapport.platform.CustomerFact.ofRows;

import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.CustomerFacts;
import dev.rapport.platform.FactWords;
import dev.rapport.platform.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** By the points that they have, less what they owe, customers can be brought together in segments. */
@Component
class KnownOfPoints implements CustomerFacts {

    private static final String BALANCE = """
        (
            select customer_id, sum(points) as points
            from (
                select customer_id, 0 as points from points_entry
                union all
                select customer_id, left_points from points_lot where left_points > 0
                union all
                select customer_id, -owed from points_debt) kept
            group by customer_id) balance\
        """;

    private final FactWords words;

    KnownOfPoints(Texts texts) {
        words = new FactWords(texts);
    }

    @Override
    public List<CustomerFact> all() {
        return List.of(
                ofRows("points", Type.NUMBER, words.called("points"), BALANCE, "balance.customer_id", "points_entry")
                        .value("balance.points")
                        .zeroWithout());
    }
}
