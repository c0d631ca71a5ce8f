package dev.runyard.worker.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the kernel refuses to a run, as the program that {@code bwrap --seccomp} installs: the keyrings, which know no namespaces
 * and may be the worker's own; namespaces and mounts; and what has often been the way into the kernel and is of no use to a run.
 *
 * @see <a href="https://docs.kernel.org/userspace-api/seccomp_filter.html">Seccomp BPF</a>
 */
final class SyscallFilter {
    /**
     * A sort of machine.
     *
     * @param name as Java has it
     * @param audit its number in the kernel's audit.h
     * @param calls numbers of add_key request_key keyctl, bpf perf_event_open userfaultfd, mount umount2 pivot_root unshare
     *     setns, kexec_load kexec_file_load, init_module finit_module delete_module, open_by_handle_at, swapon swapoff, reboot
     *     acct quotactl syslog, and of modify_ldt where it exists
     */
    private record Machine(String name, int audit, List<Integer> calls) {}

    private static final List<Machine> MACHINES = List.of(
            new Machine(
                    "amd64",
                    0xc000003e,
                    List.of(
                            248, 249, 250, 321, 298, 323, 165, 166, 155, 272, 308, 246, 320, 175, 313, 176, 304, 167,
                            168, 169, 163, 179, 103, 154)),
            new Machine(
                    "aarch64",
                    0xc00000b7,
                    List.of(
                            217, 218, 219, 280, 241, 282, 40, 39, 41, 97, 268, 104, 294, 105, 273, 106, 265, 224, 225,
                            142, 89, 60, 116)));

    /**
     * The same on all machines: io_uring_setup io_uring_enter io_uring_register, open_tree move_mount fsopen fsconfig fsmount
     * fspick, mount_setattr.
     */
    private static final List<Integer> EVERYWHERE = List.of(425, 426, 427, 428, 429, 430, 431, 432, 433, 442);

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int X32 = 0x40000000;

    private static final short LOAD = 0x20;
    private static final short EQUAL = 0x15;
    private static final short NOT_LESS = 0x35;
    private static final short RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int NOT_PERMITTED = 0x00050000 | 1;

    private static final int INSTRUCTION_BYTES = 8;

    private SyscallFilter() {}

    /** Returns the program; nothing for a machine whose numbers are not known here. */
    static Optional<byte[]> program() {
        return MACHINES.stream()
                .filter(machine -> machine.name().equals(System.getProperty("os.arch")))
                .map(SyscallFilter::program)
                .findFirst();
    }

    /** Each test jumps to the refusal, which is the last; programs for other machines are refused whole. */
    private static byte[] program(Machine machine) {
        List<Integer> refused =
                Stream.concat(machine.calls().stream(), EVERYWHERE.stream()).toList();
        int tests = refused.size() + 1;
        var program = ByteBuffer.allocate((tests + 5) * INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());
        add(program, LOAD, 0, 0, ARCHITECTURE);
        add(program, EQUAL, 0, tests + 2, machine.audit());
        add(program, LOAD, 0, 0, NUMBER);
        add(program, NOT_LESS, tests, 0, X32);
        for (int i = 0; i < refused.size(); i++) {
            add(program, EQUAL, refused.size() - i, 0, refused.get(i));
        }
        add(program, RETURN, 0, 0, ALLOW);
        add(program, RETURN, 0, 0, NOT_PERMITTED);
        return program.array();
    }

    private static void add(ByteBuffer program, short code, int jumpTrue, int jumpFalse, int value) {
        program.putShort(code).put((byte) jumpTrue).put((byte) jumpFalse).putInt(value);
    }
}
