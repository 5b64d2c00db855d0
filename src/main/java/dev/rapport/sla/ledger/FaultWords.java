package dev.rapport.sla.ledger;

import java.util.Locale;

/** How a fault is said: a key of the message files, and what goes into its sentence. */
public record FaultWords(String key, Object[] arguments) {

    public static FaultWords of(Fault fault) {
        var name = fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new FaultWords("sla.ledger.fault." + name, new Object[] {
            fault.chain(),
            fault.seq() == null ? "" : fault.seq().toString(),
            fault.detail() == null ? "" : fault.detail()
        });
    }
}
