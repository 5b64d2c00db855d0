package dev.rapport.sales;

import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Instants;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.sales.LeadState.Assigned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a lead from its row. */
final class LeadRows implements RowMapper<Lead> {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JsonMapper json;

    LeadRows(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Lead mapRow(ResultSet row, int number) throws SQLException {
        return new Lead(
                new LeadId(row.getObject("id", UUID.class)),
                row.getString("number"),
                contact(row),
                new Lead.Origin(
                        row.getString("source"),
                        row.getString("city"),
                        row.getString("external"),
                        json.readValue(row.getString("facts"), FACTS)),
                Instants.instant(row, "created_at"),
                score(row),
                Rows.customer(row, "customer_id"),
                Arrays.stream((UUID[]) row.getArray("passed_over").getArray())
                        .map(UserId::new)
                        .toList(),
                state(row));
    }

    List<Reason> reasons(String text) {
        return json.readValue(text, REASONS);
    }

    private static Contact contact(ResultSet row) throws SQLException {
        var phone = row.getString("phone");
        var email = row.getString("email");
        return new Contact(
                row.getString("name"),
                row.getString("company"),
                phone == null ? null : new PhoneNumber(phone, row.getString("phone_extension")),
                email == null ? null : new EmailAddress(email));
    }

    private @Nullable LeadScore score(ResultSet row) throws SQLException {
        var band = row.getString("band");
        if (band == null) return null;
        return new LeadScore(
                row.getInt("points"),
                LeadScore.Band.valueOf(band),
                reasons(row.getString("reasons")),
                row.getInt("rulebook_version"));
    }

    private static LeadState state(ResultSet row) throws SQLException {
        var status = LeadStatus.valueOf(row.getString("status"));
        return switch (status) {
            case NEW -> new LeadState.New();
            case WAITING -> new LeadState.Waiting();
            case ASSIGNED -> assigned(row);
            case QUALIFIED, NURTURED, DISCARDED ->
                new LeadState.Worked(
                        status, assigned(row), row.getString("discard_reason"), Instants.instant(row, "closed_at"));
            case MERGED ->
                new LeadState.Merged(
                        new LeadId(row.getObject("merged_into", UUID.class)), Instants.instant(row, "closed_at"));
        };
    }

    private static Assigned assigned(ResultSet row) throws SQLException {
        return new Assigned(
                Objects.requireNonNull(Rows.user(row, "owner_id")),
                row.getString("team"),
                Instants.instant(row, "assigned_at"));
    }
}
