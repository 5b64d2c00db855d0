package dev.rapport.customer.duplicates;

import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was learnt last of how much agreement weighs. */
@Component
class Models {

    /** As it was read last, so that it is not read again for each customer. */
    private record Read(Instant at, Model model) {}

    private final Map<Boolean, Read> read = new ConcurrentHashMap<>();
    private final Model untaught = Model.untaught();
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Models(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Of people (false) and of firms (true). */
    Map<Boolean, Model> both() {
        var learnt = new HashMap<Boolean, Instant>();
        jdbc.sql("select is_firm, learnt_at from duplicate_model").query(row -> {
            learnt.put(row.getBoolean("is_firm"), Instants.instant(row, "learnt_at"));
        });
        return Map.of(false, of(false, learnt.get(false)), true, of(true, learnt.get(true)));
    }

    private Model of(boolean firms, @Nullable Instant learntAt) {
        if (learntAt == null) return untaught;
        var known = read.get(firms);
        if (known != null && known.at().equals(learntAt)) return known.model();
        var model = read(firms);
        read.put(firms, new Read(learntAt, model));
        return model;
    }

    private Model read(boolean firms) {
        return jdbc.sql("select model from duplicate_model where is_firm = :firms")
                .param("firms", firms)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Model.class))
                .orElse(untaught);
    }

    void keep(boolean firms, int customers, Model model) {
        jdbc.sql("""
                        insert into duplicate_model (is_firm, learnt_at, customers, model)
                        values (:firms, :at, :customers, cast(:model as jsonb))
                        on conflict (is_firm) do update
                        set learnt_at = excluded.learnt_at, customers = excluded.customers, model = excluded.model
                        """)
                .param("firms", firms)
                .param("at", Instants.utc(clock.instant()))
                .param("customers", customers)
                .param("model", json.writeValueAsString(model))
                .update();
    }
}
