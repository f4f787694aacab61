/**
 * Preloaded into every Node part: when the supervisor dies without a word (kill -9, a closed
 * terminal), the part stops by itself instead of holding its port for ever.
 */
function stopWithParent(): void {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5_000).unref();
}

process.once('disconnect', stopWithParent);
process.channel?.unref();
