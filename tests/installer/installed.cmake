# SPDX-License-Identifier: GPL-3.0-or-later
# Installs into a folder of its own and starts what is there.
set(root ${BUILD}/test-home/installed)
file(REMOVE_RECURSE ${root})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${root} COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
foreach(path bin/billfold share/applications/org.billfold.Billfold.desktop
    share/metainfo/org.billfold.Billfold.metainfo.xml share/mime/packages/org.billfold.Billfold.xml
    share/icons/hicolor/scalable/apps/billfold.svg)
  if(NOT EXISTS ${root}/${path})
    message(FATAL_ERROR "${path} was not installed")
  endif()
endforeach()
execute_process(COMMAND ${root}/bin/billfold --version OUTPUT_VARIABLE version COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE ${root})
if(NOT version MATCHES "^billfold [0-9.]+\n$")
  message(FATAL_ERROR "the installed program answers '${version}'")
endif()
