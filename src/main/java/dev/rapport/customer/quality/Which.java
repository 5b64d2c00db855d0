package dev.rapport.customer.quality;

import dev.rapport.platform.Refused;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which faults are meant.
 *
 * @param flaw any of the check if absent
 * @param team key; any if absent
 * @param whom which customers are meant
 */
public record Which(
        Quality quality, @Nullable Flaw flaw, @Nullable String team, Whom whom) {

    public Which(Quality quality, @Nullable Flaw flaw, @Nullable String team) {
        this(quality, flaw, team, Whom.ANYBODY);
    }

    public Which {
        if (flaw != null && flaw.quality() != quality)
            throw Refused.invalid("quality.flaw-of-another", flaw.word(), quality.word())
                    .at("what");
    }

    /** Written out, so that the index of just these columns is read in its order. */
    String condition(String fault) {
        return "where %1$s.quality = :quality%2$s%3$s%4$s\n"
                .formatted(
                        fault,
                        flaw == null ? "" : " and %s.what = :flaw".formatted(fault),
                        team == null ? "" : " and %s.team = :team".formatted(fault),
                        whom.condition(fault));
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>(Map.of("quality", quality.name()));
        if (flaw != null) parameters.put("flaw", flaw.name());
        if (team != null) parameters.put("team", team);
        if (whom.importId() != null) parameters.put("import", whom.importId());
        if (whom.city() != null) parameters.put("city", whom.city());
        if (whom.tag() != null) parameters.put("tag", whom.tag());
        return parameters;
    }
}
