package dev.rapport.rules;

import dev.rapport.platform.Refused;

/** Rule text that says more than rules may say, or that does not compile. Nothing of it has been run. */
public class RuleTextRefused extends Refused {

    public RuleTextRefused(String key, Object... arguments) {
        super(Kind.INVALID, key, arguments);
    }

    @Override
    public String getMessage() {
        return key() + " " + java.util.Arrays.toString(arguments());
    }
}
