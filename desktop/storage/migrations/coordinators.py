"""The step that keeps the names of a task's co-operating units with the task: they are read and written with it."""

from desktop.storage.migrations.signed import COORDINATORS_STAY

_MOVED = """
ALTER TABLE task ADD COLUMN coordinators TEXT NOT NULL DEFAULT '[]';
UPDATE task SET coordinators = (
    SELECT json_group_array(name ORDER BY place) FROM task_coordinator WHERE task_id = task.id
) WHERE id IN (SELECT task_id FROM task_coordinator);
DROP TABLE task_coordinator;
"""

COORDINATORS = _MOVED + COORDINATORS_STAY
