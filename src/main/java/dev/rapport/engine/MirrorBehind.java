package dev.rapport.engine;

/** What the engine did is not in the mirror yet, and without it the job cannot be judged. */
final class MirrorBehind extends RuntimeException {

    MirrorBehind() {
        super("the record log has not been read so far", null, false, false);
    }
}
