package dev.rapport.sla.ledger;

import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import org.springframework.modulith.NamedInterface;

/**
 * Whose history an entry of the ledger belongs to.
 *
 * @param name what the thing is and, where there are several, which one: {@code subject:<id>}, {@code calendar:cn},
 *     {@code policy}
 */
@NamedInterface("ledger")
public record Chain(String name) {

    private static final int LONGEST = 200;

    public static final Chain POLICY = new Chain("policy");
    public static final Chain EXPORT = new Chain("export");
    public static final Chain ALERT = new Chain("alert");
    public static final Chain VERIFICATION = new Chain("verification");

    public Chain {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl))
            throw Refused.invalid("sla.ledger.bad-chain", LONGEST);
    }

    public static Chain of(SubjectId subject) {
        return new Chain("subject:" + subject.value());
    }

    public static Chain calendar(String name) {
        return new Chain("calendar:" + name);
    }
}
