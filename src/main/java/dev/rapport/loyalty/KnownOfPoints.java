package dev.rapport.loyalty;

import static dev.rapport.platform.CustomerFact.ofCustomer;

import dev.rapport.platform.AllCustomers;
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

    /** Asked of each customer alone, so that one whose points changed costs no look at those of all. */
    private static final String BALANCE = """
        case when exists (select from points_entry entry where entry.customer_id = %1$s) then
            (
                select coalesce(sum(lot.left_points), 0)
                from points_lot lot
                where lot.customer_id = %1$s and lot.left_points > 0
            ) - (select coalesce(sum(debt.owed), 0) from points_debt debt where debt.customer_id = %1$s)
        end\
        """;

    private final AllCustomers everybody;
    private final FactWords words;

    KnownOfPoints(AllCustomers everybody, Texts texts) {
        this.everybody = everybody;
        words = new FactWords(texts);
    }

    @Override
    public List<CustomerFact> all() {
        return List.of(ofCustomer("points", Type.NUMBER, words.called("points"), "points_entry")
                .value(BALANCE.formatted(everybody.id()))
                .zeroWithout());
    }
}
